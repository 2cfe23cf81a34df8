package io.dalmada.bootstrap.wrong.adapter.persistence;

import org.springframework.http.HttpStatus;

public class Rows {
    HttpStatus web;
}
