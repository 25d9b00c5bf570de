import { mount } from "article-widget/library";

const host = document.querySelector<HTMLElement>("#story");
if (host) mount(host, { article: { headline: "Mounted", blocks: ["By a bundler."] } });
