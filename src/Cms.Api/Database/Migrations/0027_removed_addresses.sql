-- Addresses that somebody took away from a reporter: an import whose page shows one doesn't bring it back.
ALTER TABLE reporter ADD COLUMN removed_emails text[] NOT NULL DEFAULT '{}';
