import { register } from "swiper/element/bundle";

register();
const viewport = bench.root.querySelector("swiper-container");
const { related } = await (await fetch("/related.json")).json();
const card = ({ url, title, image, published }) =>
  `<div class="card"><img src="${image}" alt="" width="640" height="360" loading="lazy"><a href="${url}">${title}</a><time datetime="${published}">${published}</time></div>`;
Object.assign(viewport, {
  slidesPerView: 3,
  spaceBetween: 16,
  navigation: true,
  virtual: { slides: related.map(card), renderSlide },
});
viewport.initialize();

function renderSlide(content, index) {
  const slide = document.createElement("swiper-slide");
  slide.setAttribute("data-swiper-slide-index", index);
  slide.innerHTML = content;
  return slide;
}

bench.carousel = { viewport, next: viewport.shadowRoot.querySelector(".swiper-button-next") };
