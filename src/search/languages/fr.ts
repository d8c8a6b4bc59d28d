import { latin, type Rules } from './rules.ts';

/** Without the endings of plurals, feminines and the commonest forms of verbs (after Savoy’s minimal stemmer, 1999). */
function stem(word: string): string {
  if (word.length < 5) return word;
  return word
    .replace(/aux$/, 'al')
    .replace(/[sx]$/, '')
    .replace(/(?<=.{3})(?:er|ez|ent|ee|e|r)$/, '')
    .replace(/(.)\1$/, '$1');
}

export const rules: Rules = {
  code: 'fr',
  stopWords:
    'a afin ai aide ainsi alors apres as au aucun aucune aussi autre autres aux avant avec avez avoir beaucoup bien bonjour c ca car ce ceci cela celle ' +
    'celui ces cet cette chaque chez combien comme comment concretement d dans de deja depuis des difference differences dire dit doit doivent donc du elle elles en encore ' +
    'entre es est estce et etait ete etes etre eu eux fautil expliquer explique fait faire faut fonctionne il ils j je jusqu juste l la le les leur leurs lors lorsque lui m ' +
    'ma mais marche me meme mes mettre moi moins mon n ne ni nos notre nous on ont ou par parce pas peu peut peuton peux plus pour pourquoi pourrait qu quand que quest questce quel ' +
    'quelle quelles quels qui quoi rien s sa sans savoir se sera ses si signifie soit son sont souvent sur t ta tes toi ton toujours tous tout toute toutes ' +
    'tres trop tu un une utiliser utilise va veut veux via voici vos votre vous vraiment vs y yatil',
  foreign: 'and are can do does for how i in is it my of the to what when which why with',
  stem,
  own: latin,
};
