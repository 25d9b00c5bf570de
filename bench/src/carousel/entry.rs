//! A carousel that takes part: its markup and script, as its own documentation has them.

/// One carousel.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    /// What it is called, and the names of its files.
    pub name: &'static str,
    /// Its npm package; none for our own.
    pub package: Option<&'static str>,
    /// Its module's name in an import, and the file of the package that this is.
    pub module: Option<(&'static str, &'static str)>,
    /// Its markup, with a marked place for the cards.
    pub markup: &'static str,
    /// What starts it.
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

/// Who shows eight cards.
pub const FEW: &[Entry] = &[OURS, EMBLA, SWIPER, SPLIDE, KEEN, GLIDE];

/// Who shows thousands: ours from its list, the others from markup as before, Swiper also in the
/// way that its documentation has for many slides.
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
