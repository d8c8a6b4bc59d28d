import './contents.ts';
import './copy.ts';
import './reveal.ts';
import './side-notes.ts';
import { takeMarks } from './marks.ts';

takeMarks();
