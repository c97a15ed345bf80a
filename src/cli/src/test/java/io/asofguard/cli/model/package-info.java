/** Forecasters of tests, loaded by their names as a user's are. */
package io.asofguard.cli.model;
