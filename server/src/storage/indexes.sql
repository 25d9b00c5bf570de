-- Not unique: a moderator may publish what is there already, and older files have such comments.
CREATE INDEX comment_by_content ON comment (content_hash) WHERE status = 'published';

CREATE INDEX comment_with_email ON comment (created) WHERE email <> '';
