-- The tables of a record as they were before any migration. Never altered: migrations must lead from here to today.
CREATE TABLE documents ( number INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, id VARCHAR(16) NOT NULL, sha256 VARCHAR(64) NOT NULL, text TEXT NOT NULL, language VARCHAR NOT NULL, date VARCHAR NOT NULL, title TEXT NOT NULL, act TEXT NOT NULL, version_kind VARCHAR NOT NULL, kind TEXT NOT NULL, words INTEGER NOT NULL, characters INTEGER NOT NULL, added VARCHAR NOT NULL, UNIQUE (id) );
CREATE INDEX ix_documents_sha256 ON documents (sha256);
CREATE TABLE sources ( id VARCHAR(16) NOT NULL, sha256 VARCHAR(64) NOT NULL, locator TEXT NOT NULL, publisher TEXT NOT NULL, retrieved VARCHAR NOT NULL, tier INTEGER NOT NULL, media_type VARCHAR NOT NULL, PRIMARY KEY (id) );
CREATE INDEX ix_sources_sha256 ON sources (sha256);
CREATE TABLE operations ( number INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, time VARCHAR NOT NULL, operation VARCHAR NOT NULL, subject VARCHAR NOT NULL, detail TEXT NOT NULL );
CREATE TABLE counters ( name VARCHAR NOT NULL, value INTEGER NOT NULL, PRIMARY KEY (name) );
CREATE TABLE migrations ( name VARCHAR NOT NULL, applied VARCHAR NOT NULL, PRIMARY KEY (name) );
CREATE TABLE issuers ( document INTEGER NOT NULL, place INTEGER NOT NULL, name TEXT NOT NULL, PRIMARY KEY (document, place), FOREIGN KEY(document) REFERENCES documents (number) ON DELETE CASCADE );
CREATE TABLE publications ( number INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, document INTEGER NOT NULL, source VARCHAR(16) NOT NULL, observed TEXT NOT NULL, added VARCHAR NOT NULL, UNIQUE (document, source), FOREIGN KEY(document) REFERENCES documents (number) ON DELETE CASCADE, FOREIGN KEY(source) REFERENCES sources (id) );
CREATE INDEX publications_by_source ON publications (source);
CREATE VIRTUAL TABLE search_terms USING fts5( terms, tokenize = "unicode61 remove_diacritics 0 categories 'L* M* N* P* S* Co'");
INSERT INTO counters VALUES ('generation', 0);
