import { type Messages } from './languages.ts';
export declare const language: "de" | "en" | "es" | "fr" | "ja" | "pt" | "zh";
export declare const messages: Messages;
