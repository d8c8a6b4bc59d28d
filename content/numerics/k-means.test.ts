import assert from 'node:assert/strict';
import { test } from 'node:test';
import { kMeansSteps } from './k-means.ts';
import { mulberry32, normal } from './random.ts';
import { finish } from './steps.ts';
import { squaredDistance, squaredDistanceUpTo, type Vectors } from './squared-distance.ts';

const kMeans = (vectors: Vectors, d: number, k: number, rounds: number) =>
  finish(kMeansSteps(vectors, d, k, rounds, mulberry32(1)));

test('each vector is in its nearest cluster, and the inertia never rises', () => {
  for (const [n, d, k] of [
    [200, 3, 7],
    [50, 5, 50],
    [30, 1, 1],
    [64, 8, 20],
  ] as const) {
    const next = normal(mulberry32(n));
    const vectors = Float64Array.from({ length: n * d }, next);
    const { centroids, clusterOf, inertias } = kMeans(vectors, d, k, 12);
    let inertia = 0;
    clusterOf.forEach((cluster, id) => {
      const distances = Array.from({ length: k }, (_, c) =>
        squaredDistance(vectors, id * d, centroids, c * d, d),
      );
      assert.ok(distances[cluster]! <= Math.min(...distances) + 1e-12);
      inertia += distances[cluster]!;
    });
    assert.equal(inertias.length, 13);
    for (let i = 1; i < inertias.length; i++) assert.ok(inertias[i]! <= inertias[i - 1]! + 1e-9);
    assert.ok(Math.abs(inertias.at(-1)! - inertia) < 1e-9);
  }
});

test('equal vectors: ties go to the lowest cluster, empty clusters keep their centroids', () => {
  const { centroids, clusterOf, inertias } = kMeans(new Float64Array(20).fill(2), 2, 4, 3);
  assert.ok(clusterOf.every((cluster) => cluster === 0));
  assert.ok(centroids.every((entry) => entry === 2));
  assert.deepEqual([...inertias], [0, 0, 0, 0]);
});

test('more clusters than vectors are refused, and arrays of broken length', () => {
  assert.throws(() => kMeans(new Float64Array(6), 2, 4, 1), /3 vectors cannot make 4 clusters/);
  assert.throws(() => kMeans(new Float64Array(7), 2, 2, 1), /7 numbers/);
});

test('a distance up to a bound is the distance, or above the bound', () => {
  const uniform = mulberry32(4);
  const a = Float64Array.from({ length: 33 }, uniform);
  const b = Float64Array.from({ length: 33 }, uniform);
  for (const d of [1, 2, 7, 33]) {
    const distance = squaredDistance(a, 0, b, 0, d);
    assert.equal(squaredDistanceUpTo(a, 0, b, 0, d, distance), distance);
    assert.ok(squaredDistanceUpTo(a, 0, b, 0, d, distance / 4) > distance / 4);
  }
});
