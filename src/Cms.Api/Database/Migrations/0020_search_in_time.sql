-- What a search finds of a stretch of time, and where it finds much, in the order of time.
CREATE INDEX article_search_newest ON article_search (sorted_at, article_id);
