import KeenSlider from "keen-slider";

const find = (name) => bench.root.querySelector(name);
const viewport = find(".keen-slider");
const slider = new KeenSlider(viewport, { slides: { perView: 3, spacing: 16 }, ...(bench.told && { rtl: true }) });
find(".arrow--left").addEventListener("click", () => slider.prev());
find(".arrow--right").addEventListener("click", () => slider.next());

bench.carousel = { viewport, next: find(".arrow--right") };
