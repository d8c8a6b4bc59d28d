/** What is built of the plane's points, so that a page need not build it; `plane.test.ts` builds both anew. */

/** The cell of each point in base 36, by k-means: 12 cells, 20 rounds. */
export const cellsOfPoints =
  '30b71079b85b8182b4a4253341160a5b7bb6bb9a2207745664a1b7381762634138553964aa8aa664' +
  '7812372b377815244754341172780a7b38872ba9476346692498754318910552744463010b68218a';

/**
 * The links of each point, parted by spaces, on each of its levels from the lowest, parted by commas: a letter a link, which
 * says how many points of that level are nearer than the linked one. Lower-case letters go on after 9, capitals from 36 on.
 * The nearest, 0, is left out of each, and so are the next two where there are no others; - is a level without links. M = 3.
 */
export const linksOfPoints =
  '1237d 1269i 12469,1n 135ab 12345,23, 12347 14679 1235d 3456d 126fg,14 1adjw 12345 123bc 146cq,,13, ' +
  '2358a 12358, 1238b 128lu,1i 13458 2358a 1267k,24 1234b,,, 12345 179aH, 12346, 12369,35 1238i 13jkI ' +
  '12ef,14 1234b,14,14 12347 126ao,4a 1245b 167 139k, 23cdh 24b,23 12469 1234a 1256a 13457 13456 148 ' +
  '12345,13 129ab 124bv 128iG,13 249fo 1679b 14be,24,23,,- 1256b 12357 17 12389 1237b,14 237c, 13ad ' +
  '24569,26 15fl 23489,13,13, 18di 1356b 134hn,8d 1234e 1345a,23,16 23589,, 1247 123 1367, 1237e ' +
  '123df,34,14 7e 12367 1234,13 1245 234 1T 12345 157 1346a 12349 1234b,14,23 235,1e 135 136,25 ' +
  '129i,2h 14 125, 134,23, 123c, 123 2356 1235 125h,24,24 12H,18 1246b 124h,1b 123 2b 126,4j,14  12348 ' +
  '134 24,13 134g 123 136,26,13 12457 128 1369,36 148 123,23,  12457,13,23 125 14 1246,13  ,14,34 ' +
  '12369 12d 23,15 1236 , , 1f 35k 1478 24 123,38,27  123 13,13,, ,27 24  1234  13 23 145 1g,13 ' +
  '13,2r,27 13,26 ,13, 37, 46 28 234,13, 58 13 12j,13  2d 25 ,16 26,45 1g 24, ,';
