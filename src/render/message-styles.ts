import { messages } from '#messages/of-book.ts';

/** A plugin of PostCSS that sets what styles say, `message(name)` in them, in the language of the book. */
export const messageTexts = {
  postcssPlugin: 'message-texts',
  Declaration: (declaration: { value: string }) => {
    const text = declaration.value.replace(/\bmessage\((\w+)\)/g, (_, name: string) =>
      JSON.stringify(messages[name as keyof typeof messages]),
    );
    if (text !== declaration.value) declaration.value = text;
  },
};
