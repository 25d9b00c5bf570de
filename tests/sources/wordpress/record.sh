#!/bin/sh
# Records the answers of a WordPress beside this file. See README.md.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
chmod 755 "$work"
config=/etc/wordpress/config-news.example.php
host='Host: news.example'
site=http://127.0.0.1:8791

stop() {
    kill $pids 2>/dev/null || true
    rm -f "$config"
    wait
    rm -rf "$work"
}
pids=
trap stop EXIT

cp -a /var/lib/wordpress/wp-content "$work/content"
cat > "$config" <<PHP
<?php
define('DB_NAME', 'wordpress');
define('DB_USER', 'wordpress');
define('DB_PASSWORD', 'wordpress');
define('DB_HOST', 'localhost:$work/db/socket');
define('WP_CONTENT_DIR', '$work/content');
define('WP_HOME', 'https://news.example');
define('WP_SITEURL', 'https://news.example');
define('WP_HTTP_BLOCK_EXTERNAL', true);
define('DISABLE_WP_CRON', true);
PHP

mariadb-install-db --no-defaults --user=mysql --datadir="$work/db" --auth-root-authentication-method=normal > "$work/log"
mariadbd --no-defaults --user=mysql --datadir="$work/db" --socket="$work/db/socket" --pid-file="$work/db/pid" --skip-networking 2>> "$work/log" &
pids=$!
until mariadb --no-defaults --socket="$work/db/socket" --user=root 2>/dev/null --execute "
    create database wordpress character set utf8mb4;
    create user wordpress@localhost identified by 'wordpress';
    grant all on wordpress.* to wordpress@localhost"
do
    kill -0 "$pids"
    sleep 1
done
php -S 127.0.0.1:8791 -t /usr/share/wordpress 2>> "$work/log" &
pids="$pids $!"
until curl --silent --fail --output /dev/null --header "$host" "$site/wp-admin/install.php"; do sleep 1; done
curl --silent --fail --output /dev/null --header "$host" "$site/wp-admin/install.php?step=2" \
    --data 'weblog_title=The+Bend&user_name=admin&admin_password=only-for-fixtures&admin_password2=only-for-fixtures&pw_weak=1&admin_email=admin@news.example&blog_public=0'

php "$here/post.php" > "$work/ids"
record() {
    curl --silent --fail --globoff --header "$host" "$site/wp-json/wp/v2/$1" | python3 -m json.tool --no-ensure-ascii > "$here/$2"
}
for name in blocks protected classic; do
    id=$(python3 -c "import json, sys; print(json.load(open(sys.argv[1]))[sys.argv[2]])" "$work/ids" "$name")
    record "posts/$id?_embed" "$name.json"
done
record 'posts?_embed&per_page=8' posts.json
