<?php
/**
 * Makes the posts that the recorded answers beside this file are about, in an empty WordPress.
 * See README.md.
 */

$_SERVER['HTTP_HOST'] = 'news.example';
require '/usr/share/wordpress/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/image.php';

update_option('blogname', 'The Bend');
update_option('timezone_string', 'Europe/Paris');
update_option('permalink_structure', '/%year%/%postname%/');
wp_delete_post(1, true);

$author = wp_insert_user([
    'user_login' => 'awa',
    'user_pass' => 'only-for-fixtures',
    'display_name' => 'Awa Diarra & Cie',
    'role' => 'author',
    'user_url' => 'https://awa.example/',
]);

/** A picture of that size, with the sizes that WordPress makes of it. */
function picture(string $name, int $width, int $height, string $alt, string $caption): int
{
    $image = imagecreatetruecolor($width, $height);
    imagefill($image, 0, 0, imagecolorallocate($image, 40, 90, 140));
    $path = wp_upload_dir('2026/03')['path'] . "/$name.jpg";
    imagejpeg($image, $path, 40);
    $id = wp_insert_attachment([
        'post_title' => $name,
        'post_excerpt' => $caption,
        'post_mime_type' => 'image/jpeg',
        'post_status' => 'inherit',
    ], $path);
    wp_update_attachment_metadata($id, wp_generate_attachment_metadata($id, $path));
    update_post_meta($id, '_wp_attachment_image_alt', $alt);
    return $id;
}

$lead = picture('pinasse', 1600, 900, 'Une pinasse au « port » de Mopti', 'La crue, <em>enfin</em>. Photo&nbsp;: A. Diarra');
$market = picture('marche', 1200, 800, 'Des étals d’oignons', '');
$river = picture('fleuve', 900, 1200, '', '');
$url = fn (int $id, string $size = 'large') => wp_get_attachment_image_src($id, $size)[0];

$culture = wp_insert_term('Culture & société', 'category')['term_id'];
$water = wp_insert_term('Fleuve', 'category')['term_id'];

$content = <<<HTML
<!-- wp:paragraph {"dropCap":true} -->
<p class="has-drop-cap">L'eau monte &amp; le sel descend : <strong>deux</strong> <em>routes</em>, <a href="/2026/etals/">un étal</a>, H<sub>2</sub>O, 1<sup>er</sup> mars, <code>a &lt; b</code>, <s>jamais</s> et une note<sup data-fn="n1" class="fn"><a href="#n1" id="n1-link">1</a></sup>.</p>
<!-- /wp:paragraph -->

<!-- wp:heading -->
<h2 id="crue">La crue</h2>
<!-- /wp:heading -->

<!-- wp:list -->
<ul><!-- wp:list-item -->
<li>Oignons<!-- wp:list {"ordered":true,"start":3} -->
<ol start="3"><!-- wp:list-item -->
<li>blancs</li>
<!-- /wp:list-item -->

<!-- wp:list-item -->
<li>rouges</li>
<!-- /wp:list-item --></ol>
<!-- /wp:list --></li>
<!-- /wp:list-item -->

<!-- wp:list-item -->
<li>Mil</li>
<!-- /wp:list-item --></ul>
<!-- /wp:list -->

<!-- wp:quote -->
<blockquote class="wp-block-quote"><!-- wp:paragraph -->
<p>Le fleuve ne ment pas.</p>
<!-- /wp:paragraph --><cite>Un piroguier</cite></blockquote>
<!-- /wp:quote -->

<!-- wp:pullquote -->
<figure class="wp-block-pullquote"><blockquote><p>Deux routes, un seul port.</p><cite>Salimata Dorou</cite></blockquote></figure>
<!-- /wp:pullquote -->

<!-- wp:image {"id":$market,"sizeSlug":"large","linkDestination":"none"} -->
<figure class="wp-block-image size-large"><img src="{$url($market)}" alt="Des étals d’oignons" class="wp-image-$market"/><figcaption class="wp-element-caption">Le marché, un <strong>jeudi</strong>.</figcaption></figure>
<!-- /wp:image -->

<!-- wp:gallery {"linkTo":"none"} -->
<figure class="wp-block-gallery has-nested-images columns-default is-cropped"><!-- wp:image {"id":$market,"sizeSlug":"large","linkDestination":"none"} -->
<figure class="wp-block-image size-large"><img src="{$url($market)}" alt="Des étals" class="wp-image-$market"/><figcaption class="wp-element-caption">Jeudi</figcaption></figure>
<!-- /wp:image -->

<!-- wp:image {"id":$river,"sizeSlug":"large","linkDestination":"none"} -->
<figure class="wp-block-image size-large"><img src="{$url($river)}" alt="" class="wp-image-$river"/></figure>
<!-- /wp:image --><figcaption class="blocks-gallery-caption wp-element-caption">Deux vues de Mopti</figcaption></figure>
<!-- /wp:gallery -->

<!-- wp:table {"hasFixedLayout":true} -->
<figure class="wp-block-table"><table class="has-fixed-layout"><thead><tr><th>Produit</th><th>Prix</th></tr></thead><tbody><tr><td>Oignons</td><td>350</td></tr><tr><td>Mil</td><td>275</td></tr></tbody><tfoot><tr><td>Total</td><td>625</td></tr></tfoot></table><figcaption class="wp-element-caption">Prix au kilo, en francs CFA</figcaption></figure>
<!-- /wp:table -->

<!-- wp:code -->
<pre class="wp-block-code"><code>if crue &gt; 6 {
    partir();
}</code></pre>
<!-- /wp:code -->

<!-- wp:preformatted -->
<pre class="wp-block-preformatted">Mopti    06:30
Tombouctou  18:00</pre>
<!-- /wp:preformatted -->

<!-- wp:verse -->
<pre class="wp-block-verse">Le fleuve passe,
  le sable reste.</pre>
<!-- /wp:verse -->

<!-- wp:embed {"url":"https://www.youtube.com/watch?v=aqz-KE-bpKQ","type":"video","providerNameSlug":"youtube","responsive":true,"className":"wp-embed-aspect-16-9 wp-has-aspect-ratio"} -->
<figure class="wp-block-embed is-type-video is-provider-youtube wp-block-embed-youtube wp-embed-aspect-16-9 wp-has-aspect-ratio"><div class="wp-block-embed__wrapper">
https://www.youtube.com/watch?v=aqz-KE-bpKQ
</div><figcaption class="wp-element-caption">Un film sur le fleuve</figcaption></figure>
<!-- /wp:embed -->

<!-- wp:video -->
<figure class="wp-block-video"><video controls poster="{$url($river)}" src="https://news.example/wp-content/uploads/2026/03/crue.mp4"></video><figcaption class="wp-element-caption">La crue en une minute</figcaption></figure>
<!-- /wp:video -->

<!-- wp:audio -->
<figure class="wp-block-audio"><audio controls src="https://news.example/wp-content/uploads/2026/03/kora.mp3"></audio><figcaption class="wp-element-caption">La kora de Noël Abidan</figcaption></figure>
<!-- /wp:audio -->

<!-- wp:columns -->
<div class="wp-block-columns"><!-- wp:column -->
<div class="wp-block-column"><!-- wp:paragraph -->
<p>Colonne de gauche.</p>
<!-- /wp:paragraph --></div>
<!-- /wp:column -->

<!-- wp:column -->
<div class="wp-block-column"><!-- wp:paragraph -->
<p>Colonne de droite.</p>
<!-- /wp:paragraph --></div>
<!-- /wp:column --></div>
<!-- /wp:columns -->

<!-- wp:group {"layout":{"type":"constrained"}} -->
<div class="wp-block-group"><!-- wp:heading {"level":3} -->
<h3>Un groupe</h3>
<!-- /wp:heading -->

<!-- wp:paragraph {"align":"center"} -->
<p class="has-text-align-center">Dans le groupe.</p>
<!-- /wp:paragraph --></div>
<!-- /wp:group -->

<!-- wp:media-text {"mediaId":$market,"mediaType":"image"} -->
<div class="wp-block-media-text alignwide is-stacked-on-mobile"><figure class="wp-block-media-text__media"><img src="{$url($market)}" alt="Des étals encore" class="wp-image-$market size-full"/></figure><div class="wp-block-media-text__content"><!-- wp:paragraph -->
<p>À côté de l’image.</p>
<!-- /wp:paragraph --></div></div>
<!-- /wp:media-text -->

<!-- wp:separator -->
<hr class="wp-block-separator has-alpha-channel-opacity"/>
<!-- /wp:separator -->

<!-- wp:buttons -->
<div class="wp-block-buttons"><!-- wp:button -->
<div class="wp-block-button"><a class="wp-block-button__link wp-element-button" href="https://news.example/abonnement/">S’abonner</a></div>
<!-- /wp:button --></div>
<!-- /wp:buttons -->

<!-- wp:details -->
<details class="wp-block-details"><summary>Pour en savoir plus</summary><!-- wp:paragraph -->
<p>Ce qui est replié.</p>
<!-- /wp:paragraph --></details>
<!-- /wp:details -->

<!-- wp:footnotes -->
<ol class="wp-block-footnotes"><li id="n1">Une note de bas de page. <a href="#n1-link" aria-label="Aller à la référence 1">↩︎</a></li></ol>
<!-- /wp:footnotes -->
HTML;

/** A post of that author, at that time of the site. */
function post(array $post, array $categories, array $tags, ?int $image): int
{
    global $author;
    $id = wp_insert_post(wp_slash($post) + [
        'post_author' => $author,
        'post_status' => 'publish',
        'post_category' => $categories,
        'tags_input' => $tags,
    ], true);
    if (is_wp_error($id)) {
        throw new Exception($id->get_error_message());
    }
    if ($image) {
        set_post_thumbnail($id, $image);
    }
    return $id;
}

wp_set_current_user(1); // who may use every element
$blocks = post([
    'post_title' => "L'eau & le sel",
    'post_name' => 'eau-et-sel',
    'post_date' => '2026-03-01 00:30:00',
    'post_excerpt' => 'À Mopti, la crue remet les pinasses à flot & le commerce avec.',
    'post_content' => $content,
], [$culture, $water], ['Mopti', 'crue & décrue'], $lead);

$protected = post([
    'post_title' => 'Réservé',
    'post_name' => 'reserve',
    'post_date' => '2026-02-20 09:00:00',
    'post_password' => 'mot-de-passe',
    'post_content' => '<!-- wp:paragraph --><p>Personne ne doit lire ceci.</p><!-- /wp:paragraph -->',
], [$culture], [], $market);

$classic = post([
    'post_title' => 'Oignons, mil, mangues "en vrac"',
    'post_name' => 'etals',
    'post_date' => '2026-07-14 12:00:00',
    'post_content' => "Trois marchandes lisent dans leurs paniers.\n\nElles y voient l'état des routes,\nligne à ligne.\n\n[caption id=\"attachment_$market\" align=\"alignnone\" width=\"1024\"]<img class=\"wp-image-$market size-large\" src=\"{$url($market)}\" alt=\"Des étals\" width=\"1024\" height=\"683\" /> Les étals[/caption]\n\n<blockquote>On compte en sacs.</blockquote>\n\n<!--more-->\n\n" . str_repeat('Le marché de Mopti est ouvert chaque jeudi depuis l’aube. ', 12),
], [1], ['marché'], null);

file_put_contents('php://stdout', json_encode(compact('blocks', 'protected', 'classic')) . "\n");
