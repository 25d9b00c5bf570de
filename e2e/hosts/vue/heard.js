import { reactive } from "vue";

/** What the application was told by its widgets. */
export const heard = reactive([]);
