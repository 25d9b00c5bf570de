import { createApp } from "vue";
import { createRouter, createWebHistory } from "vue-router";
import App from "./App.vue";
import FrontPage from "./FrontPage.vue";
import StoryPage from "./StoryPage.vue";

const routes = [
  { path: "/", component: FrontPage },
  { path: "/:id", component: StoryPage },
];

createApp(App)
  .use(createRouter({ history: createWebHistory(), routes }))
  .mount("#app");
