/** An application of somebody else's, which has Foundry's starter and nothing more. */
package example;
