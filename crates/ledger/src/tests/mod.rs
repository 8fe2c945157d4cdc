mod decimal;
mod field;
mod light;
mod resolve;
mod review;
mod support;
mod task;
