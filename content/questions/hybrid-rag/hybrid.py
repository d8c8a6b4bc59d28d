"""Hybrid retrieval, then a reranker, with library parts."""

import numpy as np
from rank_bm25 import BM25Okapi
from sentence_transformers import CrossEncoder, SentenceTransformer
from sentence_transformers.util import semantic_search

from rrf import rrf, tokens  # the first program; importing it runs nothing


class HybridIndex:
    def __init__(self, chunks):
        self.chunks = chunks
        self.bm25 = BM25Okapi([tokens(text) for text in chunks], k1=1.2)
        self.encoder = SentenceTransformer("multi-qa-MiniLM-L6-cos-v1")
        self.vectors = self.encoder.encode_document(chunks)
        reranker = "cross-encoder/ms-marco-MiniLM-L6-v2"
        self.reranker = CrossEncoder(reranker)

    def search(self, query, depth=100, tried=10, keep=5):
        scores = self.bm25.get_scores(tokens(query))
        order = np.argsort(-scores)[:depth].tolist()
        lexical = [i for i in order if scores[i] > 0]

        vector = self.encoder.encode_query(query)
        hits = semantic_search(vector, self.vectors, top_k=depth)[0]
        semantic = [hit["corpus_id"] for hit in hits]

        # What is cut here is lost: try more while the gain on labelled queries grows.
        candidates = list(rrf([lexical, semantic], k=10))[:tried]
        texts = [self.chunks[i] for i in candidates]
        ranked = self.reranker.rank(query, texts, top_k=keep)
        return [candidates[hit["corpus_id"]] for hit in ranked]
