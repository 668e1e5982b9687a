"""Runs of named, resumable stages over tables: on this machine or on Spark, with the same kernels."""
