mod decimal;
mod field;
mod light;
mod measure;
mod resolve;
mod review;
mod support;
mod task;
