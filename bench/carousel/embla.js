import EmblaCarousel from "embla-carousel";

const find = (name) => bench.root.querySelector(name);
const viewport = find(".embla__viewport");
const embla = EmblaCarousel(viewport, { align: "start", ...(bench.told && { direction: "rtl" }) });
find(".embla__prev").addEventListener("click", () => embla.goToPrev());
find(".embla__next").addEventListener("click", () => embla.goToNext());

bench.carousel = { viewport, next: find(".embla__next") };
