-- Blocked words are looked for by what was written; "folded" only tells them apart, and is made anew from what it was made of.
UPDATE blocked_word SET folded = lower(normalize(word, NFKC));
