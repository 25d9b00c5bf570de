DROP INDEX comment_once;
DROP INDEX comment_by_address;
ALTER TABLE comment DROP COLUMN address;
ALTER TABLE comment ADD COLUMN content_hash BLOB NOT NULL DEFAULT x'';
