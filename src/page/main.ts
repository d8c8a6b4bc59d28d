import './keys.ts';
import './theme-button.ts';
