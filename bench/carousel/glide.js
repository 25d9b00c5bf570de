import Glide from "@glidejs/glide";

const root = bench.root.querySelector(".glide");
new Glide(root, { perView: 3, bound: true, ...(bench.told && { direction: "rtl" }) }).mount();

bench.carousel = { viewport: root.querySelector(".glide__track"), next: root.querySelector(".glide__arrow--right") };
