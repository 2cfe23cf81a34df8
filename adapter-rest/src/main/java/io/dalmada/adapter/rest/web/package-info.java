/**
 * What every route of the API is made of: how requests are read and checked, what an answer is, and the texts of both
 * languages. It knows no feature.
 */
@NullMarked
package io.dalmada.adapter.rest.web;

import org.jspecify.annotations.NullMarked;
