"""The record on disk: a folder with one SQLite file and the bytes as received. The only place that speaks SQL."""
