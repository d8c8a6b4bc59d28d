import { difficulties, type Difficulty } from '#book/schema.ts';

/** Words for each difficulty, from the lowest on. */
const levels = [
  /^\P{L}*(?:easy|basics?|beginners?|junior|leicht|fácil|facile|básic[oa]|легк\p{L}*|初级|简单|入门)\P{L}*$/iu,
  /^\P{L}*(?:medium|moderate|intermediate|mittel|medi[oa]|moyen|средн\p{L}*|中级|中等)\P{L}*$/iu,
  /^\P{L}*(?:hard|advanced|expert|senior|schwer|difícil|difficile|avan[zç]ado|сложн\p{L}*|高级|困难)\P{L}*$/iu,
];
const named =
  /^\W*(?:difficulty|level|schwierigkeit(?:sgrad)?|dificultad|nivel|dificuldade|nível|niveau|сложность|уровень|难度)\W*[:：]/iu;

/** The difficulty that a text says and nothing else, such as `[Easy]` or `Difficulty: Easy`. */
export const difficultyOf = (text: string): Difficulty | undefined =>
  difficulties[levels.findIndex((level) => level.test(text.replace(named, '')))];
