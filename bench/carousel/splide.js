import Splide from "@splidejs/splide";

const root = bench.root.querySelector(".splide");
const options = { perPage: 3, gap: "1rem", ...(bench.told && { direction: "rtl" }) };
// Its dots, one a page, would cover thousands of cards so that no finger reaches them.
if (bench.many) options.pagination = false;
new Splide(root, options).mount();

bench.carousel = { viewport: root.querySelector(".splide__track"), next: root.querySelector(".splide__arrow--next") };
