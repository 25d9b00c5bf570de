import Splide from "@splidejs/splide";

const root = bench.root.querySelector(".splide");
const splide = new Splide(root, { perPage: 3, gap: "1rem", ...(bench.told && { direction: "rtl" }) });
splide.mount();

bench.carousel = { viewport: root.querySelector(".splide__track"), next: root.querySelector(".splide__arrow--next") };
