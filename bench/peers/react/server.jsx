// Renders a page when it is built.
import { renderToString } from "react-dom/server";
import { Page } from "./page.jsx";

export const render = (data) => renderToString(<Page data={data} loading={false} announcement="" />);
