//! A chart as a PNG picture, drawn by the browser.

use headroom::link::png_with_link;
use leptos::prelude::{document, window};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::js_sys::{Promise, Reflect};
use web_sys::{Blob, CanvasRenderingContext2d, HtmlCanvasElement, HtmlImageElement, Url};

use crate::download::{blob, bytes};

/// Pixels of the picture for each of the drawing, in both directions.
const SCALE: u32 = 2;

/// The drawing as PNG, with the link inside.
pub async fn png(svg: &str, link: &str) -> Result<Vec<u8>, JsValue> {
    let address = Url::create_object_url_with_blob(&blob(svg.as_bytes(), "image/svg+xml")?)?;
    let drawn = canvas(&address).await;
    Url::revoke_object_url(&address)?;
    let picture = bytes(&to_blob(&drawn?).await?).await?;
    png_with_link(&picture, link).map_err(|why| JsValue::from_str(&why.to_string()))
}

async fn canvas(address: &str) -> Result<HtmlCanvasElement, JsValue> {
    let image = HtmlImageElement::new()?;
    image.set_src(address);
    JsFuture::from(image.decode()).await?;
    let canvas: HtmlCanvasElement = document().create_element("canvas")?.unchecked_into();
    canvas.set_width(image.natural_width() * SCALE);
    canvas.set_height(image.natural_height() * SCALE);
    let context = canvas.get_context("2d")?.ok_or("the browser gives no canvas")?;
    let context: CanvasRenderingContext2d = context.unchecked_into();
    let size = [canvas.width(), canvas.height()].map(f64::from);
    context.draw_image_with_html_image_element_and_dw_and_dh(&image, 0.0, 0.0, size[0], size[1])?;
    Ok(canvas)
}

async fn to_blob(canvas: &HtmlCanvasElement) -> Result<Blob, JsValue> {
    let promise = Promise::new(&mut |resolve, reject| {
        let done = Closure::once_into_js(move |blob: Option<Blob>| {
            let outcome = match blob {
                Some(blob) => resolve.call1(&JsValue::NULL, &blob),
                None => reject.call1(&JsValue::NULL, &"the picture is too large".into()),
            };
            drop(outcome);
        });
        drop(canvas.to_blob(done.unchecked_ref()));
    });
    Ok(JsFuture::from(promise).await?.unchecked_into())
}

/// The clipboard, which browsers give to pages that came by https.
pub fn clipboard() -> Result<web_sys::Clipboard, JsValue> {
    let clipboard = window().navigator().clipboard();
    if clipboard.is_undefined() { Err("the page did not come by https".into()) } else { Ok(clipboard) }
}

/// Puts a picture on the clipboard.
pub async fn copy(png: &[u8]) -> Result<(), JsValue> {
    let record = web_sys::js_sys::Object::new();
    Reflect::set(&record, &"image/png".into(), &Promise::resolve(&blob(png, "image/png")?))?;
    let item = web_sys::ClipboardItem::new_with_record_from_str_to_blob_promise(&record)?;
    let items = web_sys::js_sys::Array::of1(&item);
    JsFuture::from(clipboard()?.write(&items)).await?;
    Ok(())
}
