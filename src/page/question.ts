import './contents.ts';
import './copy.ts';
import './reveal.ts';
import './side-notes.ts';
