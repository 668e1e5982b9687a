"""Lineage: every reuse inside a whole corpus, by stages that run on this machine or on Spark."""
