import { renderToString } from "preact-render-to-string";
import { measure } from "../model/server.js";
import { Widget } from "./widget.jsx";

measure(({ article, related, endpoint }) => renderToString(<Widget article={article} related={related} endpoint={endpoint} />));
