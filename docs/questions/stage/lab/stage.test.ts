import { test } from 'node:test';
import { near } from 'grounded/lab/testing.ts';
import { magnification } from './stage.ts';

test('at twice the focal length the image is as large as the object', () => near(magnification(10), 1));
