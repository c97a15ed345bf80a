/** Forecasters that cheat, each in another way, and honest ones that look suspicious. */
package io.asofguard.zoo;
