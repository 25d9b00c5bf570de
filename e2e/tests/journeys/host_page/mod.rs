//! Pages that the widget is embedded in: their frameworks, policies, styles and other widgets.

mod frameworks;
mod isolation;
mod many_widgets;
mod policies;
mod second_yew_app;
