import { register } from "swiper/element/bundle";

const viewport = bench.root.querySelector("swiper-container");
if (bench.told) viewport.dir = "rtl";
register();

bench.carousel = { viewport, next: viewport.shadowRoot.querySelector(".swiper-button-next") };
