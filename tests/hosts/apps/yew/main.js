import init from "./host-yew.js";

init();
