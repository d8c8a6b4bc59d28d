import './due.ts';
import './fonts.ts';
import './keys.ts';
import './offline.ts';
import './theme-button.ts';
