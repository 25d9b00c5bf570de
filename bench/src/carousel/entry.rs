//! The measured carousels: their markup and scripts as in their own documentation.

/// A carousel.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    /// Its name, and that of its files.
    pub name: &'static str,
    /// Its npm package; `None` for the widget's carousel.
    pub package: Option<&'static str>,
    /// The specifier of its module in an import, and the module's file in the package.
    pub module: Option<(&'static str, &'static str)>,
    /// Its markup, with a placeholder for the cards.
    pub markup: &'static str,
    /// The script that starts it.
    pub script: &'static str,
}

macro_rules! file {
    ($name:literal) => {
        include_str!(concat!("../../carousel/", $name))
    };
}

const OURS: Entry = Entry {
    name: "article-widget",
    package: None,
    module: None,
    markup: file!("article-widget.html"),
    script: file!("article-widget.js"),
};

const EMBLA: Entry = Entry {
    name: "embla",
    package: Some("embla-carousel"),
    module: Some(("embla-carousel", "esm/embla-carousel.esm.js")),
    markup: file!("embla.html"),
    script: file!("embla.js"),
};

const SWIPER: Entry = Entry {
    name: "swiper",
    package: Some("swiper"),
    module: Some(("swiper/element/bundle", "swiper-element-bundle.mjs")),
    markup: file!("swiper.html"),
    script: file!("swiper.js"),
};

const SPLIDE: Entry = Entry {
    name: "splide",
    package: Some("@splidejs/splide"),
    module: Some(("@splidejs/splide", "dist/js/splide.esm.js")),
    markup: file!("splide.html"),
    script: file!("splide.js"),
};

const KEEN: Entry = Entry {
    name: "keen",
    package: Some("keen-slider"),
    module: Some(("keen-slider", "keen-slider.es.js")),
    markup: file!("keen.html"),
    script: file!("keen.js"),
};

const GLIDE: Entry = Entry {
    name: "glide",
    package: Some("@glidejs/glide"),
    module: Some(("@glidejs/glide", "dist/glide.esm.js")),
    markup: file!("glide.html"),
    script: file!("glide.js"),
};

/// The entries for eight cards.
pub const FEW: &[Entry] = &[OURS, EMBLA, SWIPER, SPLIDE, KEEN, GLIDE];

/// The entries for thousands of cards: the widget's from its JSON list, the others from markup as before, Swiper
/// also with its virtual slides.
pub const MANY: &[Entry] = &[
    Entry {
        markup: file!("article-widget-many.html"),
        ..OURS
    },
    EMBLA,
    SWIPER,
    Entry {
        name: "swiper-virtual",
        markup: file!("swiper-virtual.html"),
        script: file!("swiper-virtual.js"),
        ..SWIPER
    },
    SPLIDE,
    KEEN,
    GLIDE,
];
