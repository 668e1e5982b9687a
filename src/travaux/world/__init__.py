"""The world: verbs over events, posts, agreements, figures and votes. Nouns in, nouns out; nothing opens the store."""
